package casebook.journal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class MongoOutagesTest {
    private final MongoOutages outages = new MongoOutages();

    @Test
    void nobodyListens() throws IOException {
        // Given
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + free + "/?serverSelectionTimeoutMS=200")) {
            var journal = client.getDatabase("assessment").getCollection("journal");
            // When
            var failure = assertThrows(MongoTimeoutException.class, journal::countDocuments);
            // Then
            assertTrue(outages.of(failure).isPresent());
        }
    }

    @Test
    void theDiskIsFull() {
        // Given
        var failure = new MongoException(14031, "No space left");
        // When
        var refused = outages.of(failure).orElseThrow();
        // Then
        assertEquals("store-full", refused.reasons().getFirst().code());
    }

    @Test
    void aFaultOfOursIsNone() {
        // Given
        var failure = new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: 9, errmsg: 'FailedToParse'}"), new ServerAddress());
        // When
        var refused = outages.of(failure);
        // Then
        assertEquals(Optional.empty(), refused);
    }
}
