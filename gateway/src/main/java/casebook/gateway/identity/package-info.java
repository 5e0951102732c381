/** Lets in only who brings a token that the identity provider signed. */
@NullMarked
package casebook.gateway.identity;

import org.jspecify.annotations.NullMarked;
