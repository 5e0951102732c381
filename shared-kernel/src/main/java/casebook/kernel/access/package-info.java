/** Who may do what: roles, grants and the one permission table, checked on the server (21 CFR 11.10(d) and (g)). */
@NullMarked
package casebook.kernel.access;

import org.jspecify.annotations.NullMarked;
