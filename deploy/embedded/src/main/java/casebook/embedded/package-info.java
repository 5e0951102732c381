/** Real servers without Docker: each is a process of its own on 127.0.0.1 that ends with the JVM that started it. */
@NullMarked
package casebook.embedded;

import org.jspecify.annotations.NullMarked;
