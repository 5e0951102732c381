/** The journal on MongoDB: one immutable document per record, no transaction needed. */
@NullMarked
package casebook.journal.audit.mongo;

import org.jspecify.annotations.NullMarked;
