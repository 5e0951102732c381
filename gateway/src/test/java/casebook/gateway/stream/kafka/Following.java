package casebook.gateway.stream.kafka;

import static org.awaitility.Awaitility.await;

import casebook.gateway.stream.Cursor;
import casebook.gateway.stream.Interest;
import casebook.gateway.stream.Position;
import casebook.gateway.stream.RecentEvents;
import casebook.kernel.access.Caller;
import casebook.kernel.access.Grant;
import casebook.kernel.access.Role;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A gateway's feed from a real broker, without the gateway. */
final class Following implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final RecentEvents recent;
    private final Broker broker;
    private final TopicFeed feed;

    Following(String kafka, int mostEvents) {
        recent = new RecentEvents(mostEvents, Long.MAX_VALUE);
        broker = new Broker(Map.of("bootstrap.servers", kafka));
        feed = new TopicFeed(recent, broker);
        feed.start(new StartupEvent());
        until(feed::following);
    }

    static Interest inStudy(String study) {
        var caller = new Caller("x", "x", "x", List.of(new Grant(study, Grant.ALL, Role.MONITOR)));
        return Interest.of(caller, study, Set.of(), null);
    }

    static void until(BooleanSupplier holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(holds::getAsBoolean);
    }

    RecentEvents recent() {
        return recent;
    }

    TopicFeed feed() {
        return feed;
    }

    TopicHistory history() {
        return new TopicHistory(broker);
    }

    Position end() {
        return recent.end().orElseThrow();
    }

    Cursor cursor(String study) {
        return Cursor.atEnd(recent, inStudy(study));
    }

    /** What a reader is told, until so many events have come. */
    List<Cursor.Next.Event> told(Cursor cursor, int events) {
        var told = new ArrayList<Cursor.Next.Event>();
        until(() -> {
            while (cursor.next() instanceof Cursor.Next.Event next) {
                told.add(next);
            }
            return told.size() >= events;
        });
        return told;
    }

    static String id(byte[] json) {
        var id = ID.matcher(new String(json, StandardCharsets.UTF_8));
        return id.find() ? id.group(1) : "";
    }

    static List<String> ids(List<Cursor.Next.Event> told) {
        return told.stream().map(next -> id(next.event().json())).toList();
    }

    @Override
    public void close() {
        try {
            feed.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
