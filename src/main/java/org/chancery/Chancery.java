package org.chancery;

import org.chancery.platform.command.Program;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The program: one Spring Boot application, its rooms in the packages below. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Chancery {

    public static void main(String[] args) {
        Program.main(Chancery.class, args);
    }
}
