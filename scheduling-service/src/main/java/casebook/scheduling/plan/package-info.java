/** What the protocol plans: its schedule of activities, and the dates that follow from it for one subject. */
@NullMarked
package casebook.scheduling.plan;

import org.jspecify.annotations.NullMarked;
