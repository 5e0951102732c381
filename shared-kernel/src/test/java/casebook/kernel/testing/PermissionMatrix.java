package casebook.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.embedded.TestServers;
import casebook.kernel.access.Role;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/**
 * Asks every endpoint of the part under test as nobody, and as every role of the permission table over everything, in
 * the subject's study, at the subject's site, at another (SNU) and in another study, and holds each answer against the table.
 * What needs a fresh authentication is asked for as a machine too, which has none.
 *
 * @param service or the gateway
 * @param names values of path parameters: {@code study}, {@code site} and {@code subject}, and others that exist there; a
 *     parameter without one names nothing
 * @param bodies a body that is right, by endpoint, for each that takes one
 * @param absent paths at which nothing is there, whoever asks
 */
public record PermissionMatrix(
        String service, Map<String, String> names, Map<String, Object> bodies, Set<String> absent) {
    /**
     * What is no single site's: none has to ask another before it stops a cohort for the subjects' safety, and who subscribes
     * is told of the subjects of their own sites alone.
     */
    private static final Set<String> AT_ANY_SITE =
            Set.of("POST /api/v1/studies/{study}/cohorts/{cohort}/hold", "POST /api/v1/studies/{study}/webhooks");

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** Where a role holds. */
    private enum Scope {
        OTHER_STUDY("%1$s-other:*"),
        OTHER_SITE("%1$s:SNU"),
        OWN_SITE("%1$s:%2$s"),
        WHOLE_STUDY("%1$s:*"),
        EVERYTHING("*:*");

        private final String grant;

        Scope(String grant) {
            this.grant = grant;
        }
    }

    /** The paths that are asked, with their parameters in braces. */
    public Set<String> paths() {
        return Endpoint.of(service).map(Endpoint::template).collect(Collectors.toUnmodifiableSet());
    }

    /** Refusals first: what is allowed changes what is there. */
    public void check() {
        var endpoints = Endpoint.of(service).toList();
        assertAll(endpoints.stream()
                .map(endpoint ->
                        () -> assertEquals(401, ask(endpoint, null).statusCode(), () -> endpoint + " as nobody")));
        assertAll(each(
                endpoints.stream().filter(Endpoint::needsFreshAuthentication).toList(), this::asMachine));
        assertAll(each(endpoints, this::asPerson));
    }

    private static Stream<Executable> each(List<Endpoint> endpoints, Asking asking) {
        return Arrays.stream(Scope.values())
                .flatMap(scope -> Arrays.stream(Role.values())
                        .flatMap(role -> endpoints.stream()
                                .map(endpoint -> (Executable) () -> asking.ask(endpoint, role, scope))));
    }

    /** Asks one endpoint as a role that holds somewhere, and holds the answer against the table. */
    private interface Asking {
        void ask(Endpoint endpoint, Role role, Scope scope);
    }

    private void asPerson(Endpoint endpoint, Role role, Scope scope) {
        var grant = grant(role, scope);
        // One that was asked for earlier is fresh no more when the tests take their time.
        var token = endpoint.needsFreshAuthentication()
                ? TestServers.token(grant)
                : TOKENS.computeIfAbsent(grant, TestServers::token);
        var answer = ask(endpoint, token);
        assertTrue(isAsTheTableSays(endpoint, role, scope, answer), () -> told(endpoint, grant, answer));
    }

    private void asMachine(Endpoint endpoint, Role role, Scope scope) {
        var grant = grant(role, scope);
        var answer = ask(endpoint, TestServers.machineToken(grant));
        var forbidden = refusedWhereverTheyAre(endpoint, role, scope);
        assertEquals(forbidden.orElse(401), answer.statusCode(), () -> told(endpoint, grant, answer));
        assertEquals(
                forbidden.isEmpty(),
                "/docs/problems/fresh-authentication-required".equals(answer.path("type")),
                () -> told(endpoint, grant, answer));
    }

    private String grant(Role role, Scope scope) {
        return scope.grant.formatted(names.get("study"), names.get("site")) + ":" + role.wireName();
    }

    private static String told(Endpoint endpoint, String grant, Response answer) {
        return "%s as %s: %d %s".formatted(endpoint, grant, answer.statusCode(), answer.asString());
    }

    private boolean isAsTheTableSays(Endpoint endpoint, Role role, Scope scope, Response answer) {
        var status = answer.statusCode();
        var forbidden = refusedWhereverTheyAre(endpoint, role, scope);
        if (forbidden.isPresent()) {
            return status == forbidden.getAsInt();
        }
        return switch (scope) {
            case OTHER_STUDY, OTHER_SITE -> endpoint.isOfSubject() ? status == 404 : tellsNothing(endpoint, answer);
            case OWN_SITE -> isAllowed(endpoint, answer) || isStudyWide(endpoint, answer);
            case WHOLE_STUDY, EVERYTHING -> isAllowed(endpoint, answer);
        };
    }

    /** The status with which the table refuses it before anything is known of whose data it is about. */
    private static OptionalInt refusedWhereverTheyAre(Endpoint endpoint, Role role, Scope scope) {
        if (scope == Scope.OTHER_STUDY && endpoint.names("study")) {
            return OptionalInt.of(404);
        }
        var ofTooFew = endpoint.isOfSystem() && scope != Scope.EVERYTHING;
        return ofTooFew || !endpoint.permission().roles().contains(role) ? OptionalInt.of(403) : OptionalInt.empty();
    }

    /** A refusal, a list without the subject, or what anybody of the study may do. */
    private boolean tellsNothing(Endpoint endpoint, Response answer) {
        return answer.statusCode() == 403
                || answer.statusCode() == 404
                || AT_ANY_SITE.contains(endpoint.toString())
                || (!endpoint.writes() && !answer.asString().contains(names.get("subject")));
    }

    /** Refused because it concerns all sites. */
    private static boolean isStudyWide(Endpoint endpoint, Response answer) {
        return answer.statusCode() == 403
                && !endpoint.isOfSubject()
                && "role-not-study-wide".equals(answer.path("reasons[0].code"));
    }

    /** What comes of it else, a conflict with the present state for instance, is for other tests. */
    private boolean isAllowed(Endpoint endpoint, Response answer) {
        var status = answer.statusCode();
        return status < 500
                && Stream.of(400, 401, 403, 405, 415).noneMatch(refused -> refused == status)
                && (status != 404
                        || absent.contains(endpoint.template())
                        || !endpoint.parameters().allMatch(names::containsKey));
    }

    private Response ask(Endpoint endpoint, @Nullable String token) {
        var request = RestAssured.given().header("If-Match", "\"1\"").header("Idempotency-Key", UUID.randomUUID());
        if (token != null) {
            request.auth().oauth2(token);
        }
        if (endpoint.writes()) {
            var body = bodies.get(endpoint.toString());
            if (body == null) {
                throw new IllegalArgumentException("The matrix needs a body for " + endpoint);
            }
            if (body instanceof byte[] yaml) {
                request.contentType("application/yaml; charset=UTF-8").body(yaml);
            } else {
                request.contentType("application/json").body(body);
            }
        }
        return request.request(endpoint.method(), endpoint.path(names));
    }
}
