package casebook.journal.service;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import casebook.journal.testing.MongoUnderTest;
import casebook.journal.testing.OnMongo;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MongoDB has no trigger that would refuse a change, so finding it is all there is. */
@QuarkusTest
@TestProfile(OnMongo.class)
class TamperingOnMongoTest extends Tampering {
    private final MongoCollection<Document> records =
            MongoClients.create(MongoUnderTest.uri()).getDatabase("scheduling").getCollection("journal");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{position: 3} | {$set: {'content.body.bookedFor': '2026-02-09'}} | ALTERED",
                "{position: 3} | {$set: {'content.attribution.user': 'u-2'}} | ALTERED",
                "{position: 3} | {$unset: {'content.changes': 1}} | ALTERED",
                "{position: 5} | {$set: {hash: 'aaaa'}} | CONTRADICTS_ANCHOR",
                "{position: 5} | {$set: {position: {$numberLong: '105'}}} | MISSING",
                "{position: 5} | {$set: {subject: 'another'}} | CUT_OFF",
            })
    void whatASuperuserChangesIsFound(String which, String change, String found) {
        // Given
        records.updateOne(of(which), Document.parse(change));

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{position: 3} | MISSING", "{position: {$gte: 4}} | CUT_OFF"})
    void whatASuperuserRemovesIsFound(String which, String found) {
        // Given
        records.deleteMany(of(which));

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem(found));
    }

    @Test
    void anInsertedRecordIsFound() {
        // Given
        records.updateOne(
                of("{position: 5}"), Updates.combine(Updates.set("position", 6L), Updates.set("revision", 6L)));
        insertLike(4, new Document("position", 5L).append("revision", 5L).append("idempotencyKey", "inserted"));

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem("UNLINKED"));
    }

    @Test
    void aForgedRecordBehindTheLastIsFound() {
        // Given
        var forged = forgedBehindTheLast();
        insertLike(
                5,
                new Document("position", 6L)
                        .append("key", forged.key())
                        .append("revision", forged.revision())
                        .append("idempotencyKey", "forged")
                        .append("content", Document.parse(forged.content().toString()))
                        .append("previousHash", forged.previousHash())
                        .append("hash", forged.hash()));

        // When
        var verified = verification();

        // Then
        verified.body("whole", equalTo(false)).body("breaks.kind", hasItem("NEVER_PUBLISHED"));
    }

    private void insertLike(long position, Document different) {
        var like = Objects.requireNonNull(
                records.find(of("{position: " + position + "}")).first());
        like.remove("_id");
        like.putAll(different);
        records.insertOne(like);
    }

    private Bson of(String which) {
        return and(eq("subject", subject), Document.parse(which));
    }
}
