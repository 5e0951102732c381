/** Hears from the other services what the plan rests on: protocols, sites, subjects, administrations. */
@NullMarked
package casebook.scheduling.plan.events;

import org.jspecify.annotations.NullMarked;
