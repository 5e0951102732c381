/** The main classes of the servers' own processes; only these are on Kafka's and the issuer's class path. */
@NullMarked
package casebook.embedded.server;

import org.jspecify.annotations.NullMarked;
