/** Study versions and sites over REST: reads the YAML stream, and says where a definition is wrong. */
@NullMarked
package casebook.enrollment.study.api;

import org.jspecify.annotations.NullMarked;
