package org.chancery.platform.database;

/**
 * A PostgreSQL database that the program may use: migrations run as its owner, everything else as a role that owns
 * nothing and is bound by row-level security.
 *
 * @param url   JDBC URL
 * @param owner the role that owns schemas and functions
 * @param app   the role of the running program
 * @param seal  seals what whoever reads the database must not read: kept with its passwords, never in it
 */
public record Database(String url, Login owner, Login app, Seal seal) {

    /** A key of 256 bits as Base64 for addresses, without padding. */
    public record Seal(String key) {
        @Override
        public String toString() {
            return "a key";
        }
    }

    /** A role's name and password. */
    public record Login(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }
}
