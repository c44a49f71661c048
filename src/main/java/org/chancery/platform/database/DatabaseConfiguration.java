package org.chancery.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two doors into one database: the owner's for migrations, the program's own for everything else. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DataSource dataSource(Database database, DatabaseSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("chancery");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().name());
        pool.setPassword(database.app().password());
        pool.setMaximumPoolSize(settings.connections());
        pool.addDataSourceProperty("ApplicationName", "chancery");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    @Qualifier("owner")
    DataSource ownerDataSource(Database database) {
        return new DriverManagerDataSource(database.url(), database.owner().name(), database.owner().password());
    }

    @Bean
    FlywayConfigurationCustomizer migrations(Database database) {
        return flyway -> flyway.placeholders(Map.of("app", database.app().name()));
    }
}
