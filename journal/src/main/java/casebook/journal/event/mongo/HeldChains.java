package casebook.journal.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.nor;

import casebook.journal.audit.ChainId;
import casebook.journal.event.Publisher.Refusal;
import casebook.journal.event.SetAside;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The records that were set aside, one document for each chain; there are hardly ever any. */
final class HeldChains {
    private final MongoCollection<Document> setAside;

    HeldChains(MongoDatabase database) {
        this.setAside = Durable.collection(database, "set_aside");
    }

    void add(Refusal refusal) {
        var record = refusal.record();
        setAside.updateOne(
                eq("_id", id(record.chain())),
                Updates.combine(
                        Updates.set("position", record.position()),
                        Updates.set("reason", refusal.reason()),
                        Updates.currentDate("since")),
                new UpdateOptions().upsert(true));
    }

    void remove(ChainId chain, long position) {
        setAside.deleteOne(and(eq("_id", id(chain)), eq("position", position)));
    }

    List<SetAside> list(int limit) {
        return setAside.find()
                .sort(Sorts.ascending("since", "_id"))
                .limit(limit)
                .map(HeldChains::toSetAside)
                .into(new ArrayList<>());
    }

    /** Those of some records that may be handed out: the ones before what was set aside, and all of every other chain. */
    Bson passing(Bson some) {
        var held = setAside.find()
                .map(HeldChains::toSetAside)
                .map(one -> and(
                        eq("study", one.chain().study()),
                        eq("subject", one.chain().subject()),
                        gte("position", one.position())))
                .into(new ArrayList<Bson>());
        return held.isEmpty() ? some : and(some, nor(held));
    }

    private static Document id(ChainId chain) {
        return new Document("study", chain.study()).append("subject", chain.subject());
    }

    private static SetAside toSetAside(Document document) {
        var chain = document.get("_id", Document.class);
        return new SetAside(
                new ChainId(chain.getString("study"), chain.getString("subject")),
                document.getLong("position"),
                document.getString("reason"),
                document.getDate("since").toInstant());
    }
}
