package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import casebook.journal.event.Event;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The event that this thread is taking in. What it makes of it is marked with it, so that an instance that was held up in
 * the middle cannot write over what another has made of later events since.
 */
record Taking(long making, String place, long position) {
    static final ScopedValue<Taking> CURRENT = ScopedValue.newInstance();

    static Taking of(long making, Event event) {
        return new Taking(making, MongoInbox.place(event.source(), event.chain()), event.position());
    }

    void mark(Document copy) {
        copy.append("making", making).append("place", place).append("position", position);
    }

    /** Every copy but those of a later event of the same chain. */
    Bson mayReplace() {
        var notLater = or(ne("place", place), lte("position", position));
        return or(lt("making", making), and(eq("making", making), notLater));
    }
}
