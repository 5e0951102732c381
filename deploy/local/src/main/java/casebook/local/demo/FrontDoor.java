package casebook.local.demo;

import casebook.embedded.IssuerClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client as a good front end is: carries each answer's position to the next service, and repeats a request, with the
 * same idempotency key, while a part of the system is away.
 */
public final class FrontDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;
    private final String issuer;
    private final Consumer<HttpResponse<String>> listener;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> positions = new TreeMap<>();
    private final AtomicInteger behind = new AtomicInteger();

    public FrontDoor(URI gateway, String issuer) {
        this(gateway, issuer, _ -> {});
    }

    /** @param listener hears of every answer, also of those that the client does not show */
    public FrontDoor(URI gateway, String issuer, Consumer<HttpResponse<String>> listener) {
        this.gateway = gateway;
        this.issuer = issuer;
        this.listener = listener;
    }

    /** What was answered. */
    public record Answer(int status, JsonNode body, Optional<String> tag) {
        public boolean done() {
            return status < 300;
        }

        /** @throws IllegalStateException when it was refused; the message is the refusal */
        public Answer orFail() {
            if (!done()) {
                throw new IllegalStateException("Refused with " + status + ": " + body);
            }
            return this;
        }

        /** The reasons of a refusal, in words. */
        public String reasons() {
            return String.join(" ", body.path("reasons").findValuesAsText("message"));
        }
    }

    public Answer get(String user, String path) {
        return send(user, path, builder -> builder.GET());
    }

    public Answer post(String user, String path, Map<String, ?> body) {
        return post(user, path, null, body);
    }

    /** @param tag the revision that the command was decided on */
    public Answer post(String user, String path, @Nullable String tag, Map<String, ?> body) {
        var key = UUID.randomUUID().toString();
        var text = text(body);
        return send(user, path, builder -> {
            if (tag != null) {
                builder.header("If-Match", tag);
            }
            return builder.header("Idempotency-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(text));
        });
    }

    public Answer put(String user, String path, String mediaType, String body) {
        return send(
                user, path, builder -> builder.header("Content-Type", mediaType).PUT(BodyPublishers.ofString(body)));
    }

    /** Adds method, headers and body to a request; asked anew for every attempt. */
    private interface Shape {
        HttpRequest.Builder of(HttpRequest.Builder builder);
    }

    private Answer send(String user, String path, Shape shape) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = attempt(user, path, shape);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No answer to " + path + " for " + PATIENCE.toMinutes() + " minutes.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Nothing, where it is worth to ask again: the part is away, or has not heard yet. */
    private Optional<Answer> attempt(String user, String path, Shape shape) {
        var token = tokens.computeIfAbsent(user, name -> IssuerClient.passwordGrant(issuer, name, name));
        var builder = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
        if (!positions.isEmpty()) {
            builder.header("Casebook-Position", String.join(", ", positions.values()));
        }
        try {
            var response = http.send(shape.of(builder).build(), HttpResponse.BodyHandlers.ofString());
            listener.accept(response);
            if (response.statusCode() == 401) {
                tokens.remove(user);
                return Optional.empty();
            }
            return read(response);
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    private Optional<Answer> read(HttpResponse<String> response) {
        var body = parse(response.body());
        var away = response.statusCode() >= 502 && response.statusCode() <= 504;
        var copyBehind = body.path("type").asText().endsWith("/copy-behind");
        if (copyBehind) {
            behind.incrementAndGet();
        }
        if (away || copyBehind) {
            return Optional.empty();
        }
        response.headers().firstValue("Casebook-Position").ifPresent(this::remember);
        return Optional.of(
                new Answer(response.statusCode(), body, response.headers().firstValue("ETag")));
    }

    /** Keeps the last position of each service and subject. */
    private void remember(String header) {
        for (var position : header.split(", ", -1)) {
            positions.put(position.substring(0, position.lastIndexOf(':')), position);
        }
    }

    /** How often a service had not yet heard of what this client knew, although it waited: each a refusal, then repeated. */
    public int timesBehind() {
        return behind.get();
    }

    /** Goes on to another subject: what was written of the last one concerns nobody now. */
    public void turnToNextSubject() {
        positions.clear();
    }

    private static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? JSON.createObjectNode() : Objects.requireNonNull(JSON.readTree(text));
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode().put("text", text);
        }
    }

    private static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
