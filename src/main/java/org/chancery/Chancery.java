package org.chancery;

import java.nio.file.Path;
import org.chancery.platform.database.Database;
import org.chancery.platform.database.EmbeddedServer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.support.GenericApplicationContext;

/** The program: one Spring Boot application, its rooms in the packages below. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Chancery {

    public static void main(String[] args) throws Exception {
        EmbeddedServer server = EmbeddedServer.start(Path.of(args[0]));
        Database database = server.database("chancery");
        new SpringApplicationBuilder(Chancery.class)
                .initializers(context -> {
                    ((GenericApplicationContext) context).registerBean(EmbeddedServer.class, () -> server);
                    ((GenericApplicationContext) context).registerBean(Database.class, () -> database);
                })
                .run(args);
    }
}
