package org.chancery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: one Spring Boot application, its rooms below this package. */
@SpringBootApplication
public class Chancery {

    public static void main(String[] args) {
        SpringApplication.run(Chancery.class, args);
    }
}
