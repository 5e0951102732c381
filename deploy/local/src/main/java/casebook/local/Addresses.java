package casebook.local;

import java.util.Optional;

/**
 * Where the servers answer that the services need.
 *
 * @param postgres JDBC URL with {@link #DATABASE} in the place of a database's name
 * @param kafka bootstrap servers
 * @param issuer URL of the OpenID Connect issuer
 * @param mongodb where there is one; else the assessment service keeps its documents in PostgreSQL
 */
record Addresses(String postgres, String kafka, String issuer, Optional<String> mongodb) {

    static final String DATABASE = "{database}";

    String database(String name) {
        return database(postgres, name);
    }

    static String database(String postgres, String name) {
        return postgres.replace(DATABASE, name);
    }
}
