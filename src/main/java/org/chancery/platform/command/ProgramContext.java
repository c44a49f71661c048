package org.chancery.platform.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chancery.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The rooms and what they stand on, for one run. When the process ends, in order or by a signal, first they close and then the database. */
final class ProgramContext {

    /** Those of Spring Boot's loggers that tell at length why a start failed. */
    private static final List<String> FAILED_START_REPORTERS = List.of("org.springframework.boot.SpringApplication", "org.springframework.boot.diagnostics",
            "org.springframework.boot.tomcat.servlet", "org.springframework.boot.web.server.servlet.context");

    private static volatile boolean stopping;

    private final Class<?> application;
    private final DatabaseSource database;
    private volatile @Nullable ConfigurableApplicationContext started;

    ProgramContext(Class<?> application, DatabaseSource database) {
        this.application = application;
        this.database = database;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "chancery-stop"));
    }

    ConfigurableApplicationContext start(Map<String, Object> settings, List<ApplicationListener<?>> listeners, Consumer<GenericApplicationContext> more) {
        ApplicationContextInitializer<GenericApplicationContext> beans = context -> {
            context.registerBean(Database.class, database::open);
            more.accept(context);
        };
        SpringApplication spring = new SpringApplicationBuilder(application)
                .properties(defaults())
                .main(application)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(beans)
                .listeners(listeners.toArray(ApplicationListener<?>[]::new))
                .build();
        ConfigurableApplicationContext context = spring.run(settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()).toArray(String[]::new));
        started = context;
        return context;
    }

    /** True once the process has been told to end: what fails from then on is not worth a line. */
    static boolean isStopping() {
        return stopping;
    }

    private Map<String, Object> defaults() {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("spring.config.additional-location", "optional:file:" + database.folder().file("chancery.yaml"));
        defaults.put("chancery.data", database.folder().path().toString());
        // One line says what went wrong, and Failures prints it.
        for (String reporter : FAILED_START_REPORTERS) {
            defaults.put("logging.level." + reporter, "OFF");
        }
        return defaults;
    }

    /** A start that is cut off is not waited for: what it was about to write is rolled back. */
    private void close() {
        stopping = true;
        ConfigurableApplicationContext context = started;
        if (context != null) {
            context.close();
        }
        database.close();
    }
}
