/**
 * The journal: every write leaves one record in its subject's hash-chained audit trail, and in the same record the event
 * that tells the other services (21 CFR 11.10(a) and (e), EMA 6.2.1).
 */
@NullMarked
package casebook.journal.audit;

import org.jspecify.annotations.NullMarked;
