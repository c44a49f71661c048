package org.chancery.platform.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.database.*}.
 *
 * @param connections how many connections the program holds open at the most
 */
@ConfigurationProperties("chancery.database")
record DatabaseSettings(@DefaultValue("20") int connections) {}
