package casebook.journal.service;

import casebook.journal.testing.MongoUnderTest;
import casebook.journal.testing.OnMongo;
import casebook.journal.testing.StallingLine;
import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The service with a line to MongoDB that can be made to hang. */
public final class OnMongoBehindALine implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        var host = new ConnectionString(MongoUnderTest.uri()).getHosts().getFirst();
        var line = StallingLine.to(new ServerAddress(host).getPort());
        var settings = new HashMap<>(new OnMongo().getConfigOverrides());
        settings.put("casebook.journal.mongodb-uri", "mongodb://127.0.0.1:" + line);
        return settings;
    }
}
