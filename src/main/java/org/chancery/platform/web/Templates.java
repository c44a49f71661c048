package org.chancery.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The template engine, with the classes that the build made of the templates. */
@Configuration(proxyBeanMethods = false)
class Templates {

    /** As the JTE plugin of the build names it. */
    private static final String PACKAGE = "org.chancery.jte";

    @Bean
    TemplateEngine templateEngine() {
        TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);
        engine.setTrimControlStructures(true);
        return engine;
    }
}
