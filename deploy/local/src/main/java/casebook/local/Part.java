package casebook.local;

import casebook.embedded.ServerProcess;
import java.util.function.Supplier;

/**
 * One process of the local system.
 *
 * @param name what the commands call it, also the name of its log
 * @param port on 127.0.0.1, free before the part starts
 * @param address where it answers, for people
 * @param start starts it and returns once it is ready
 */
record Part(String name, int port, String address, Supplier<ServerProcess> start) {}
