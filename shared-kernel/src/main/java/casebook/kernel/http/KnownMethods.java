package casebook.kernel.http;

import casebook.kernel.refusal.ProblemType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Tells a wrong method from a wrong path, and which methods a path takes. JAX-RS looks for the method in the last class whose
 * path fits, and so takes the one for the other where the paths of several classes begin alike.
 */
public class KnownMethods {
    /** A parameter of a path, with a pattern of its own or without. */
    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+(?::\\s*((?:[^{}]|\\{[\\d,]+})+))?}");

    private static final String SEGMENT = "[^/]+";

    private final List<Endpoint> endpoints;

    KnownMethods(BeanManager beans) {
        this.endpoints = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .distinct()
                .flatMap(Endpoint::of)
                .toList();
    }

    private record Endpoint(Pattern path, String method) {
        static Stream<Endpoint> of(Class<?> resource) {
            var root = resource.getAnnotation(Path.class);
            return root == null
                    ? Stream.empty()
                    : Arrays.stream(resource.getMethods())
                            .flatMap(method -> Arrays.stream(method.getAnnotations())
                                    .flatMap(mark -> Stream.ofNullable(
                                            mark.annotationType().getAnnotation(HttpMethod.class)))
                                    .map(verb -> new Endpoint(path(root, method), verb.value())));
        }

        boolean isAt(String asked) {
            return path.matcher(asked).matches();
        }

        boolean takes(String asked) {
            return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
        }

        private static Pattern path(Path root, Method method) {
            var own = method.getAnnotation(Path.class);
            var template = root.value() + (own == null ? "" : "/" + own.value());
            var path = PARAMETER
                    .matcher(template.replaceAll("/+", "/"))
                    .replaceAll(found -> "(?:"
                            + (found.group(1) == null ? SEGMENT : Matcher.quoteReplacement(found.group(1))) + ")");
            return Pattern.compile(path + "/?");
        }
    }

    /** What a path takes, answered to who asks, and to who sends anything else. A path that takes nothing is none of ours. */
    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response require(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        var method = request.getMethod();
        if (endpoints.stream().anyMatch(endpoint -> endpoint.takes(method) && endpoint.isAt(path))) {
            return null;
        }
        var taken = endpoints.stream()
                .filter(endpoint -> endpoint.isAt(path))
                .map(Endpoint::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (taken.contains(HttpMethod.GET)) {
            taken.add(HttpMethod.HEAD);
        }
        return taken.isEmpty() ? null : told(method, taken);
    }

    private static Response told(String method, Set<String> taken) {
        var answer = method.equals(HttpMethod.OPTIONS)
                ? Response.noContent().build()
                : Problem.answer(ProblemType.METHOD_NOT_ALLOWED, List.of());
        taken.add(HttpMethod.OPTIONS);
        return Response.fromResponse(answer)
                .header(HttpHeaders.ALLOW, String.join(", ", taken))
                .build();
    }
}
