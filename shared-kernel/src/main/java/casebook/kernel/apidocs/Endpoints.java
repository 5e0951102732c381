package casebook.kernel.apidocs;

import casebook.kernel.access.FreshAuthentication;
import casebook.kernel.access.Permission;
import casebook.kernel.access.Requires;
import casebook.kernel.access.Role;
import casebook.kernel.apidocs.Operations.Documented;
import casebook.kernel.refusal.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** Names each operation after its method, and says who may call it as the permission table has it. */
final class Endpoints {
    private static final DotName REQUIRES = DotName.createSimple(Requires.class);
    private static final DotName ALSO_REFUSES = DotName.createSimple(AlsoRefuses.class);
    private static final String SUFFIX = "Resource";

    private final IndexView code;

    Endpoints(IndexView code) {
        this.code = code;
    }

    /** What is special about the endpoint, and its permission. To be asked while the operation still has its full name. */
    Set<ProblemType> refusalsOf(Documented documented) {
        return methodOf(documented.operation())
                .map(method -> Stream.concat(
                                special(method),
                                permissionOf(method)
                                        .filter(Permission::needsFreshAuthentication)
                                        .map(_ -> ProblemType.FRESH_AUTHENTICATION_REQUIRED)
                                        .stream())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    private static Stream<ProblemType> special(MethodInfo method) {
        var refuses = method.annotation(ALSO_REFUSES);
        return refuses == null
                ? Stream.empty()
                : Arrays.stream(refuses.value().asEnumArray()).map(ProblemType::valueOf);
    }

    private static Optional<Permission> permissionOf(MethodInfo method) {
        return Optional.ofNullable(method.annotation(REQUIRES))
                .map(requires -> Permission.valueOf(requires.value().asEnum()));
    }

    void tell(Documented documented) {
        var operation = documented.operation();
        methodOf(operation).ifPresent(method -> {
            operation.setOperationId(name(method));
            permissionOf(method).ifPresent(permission -> {
                var told = operation.getDescription();
                operation.setDescription((told == null ? "" : told + " ") + whoMay(permission));
            });
        });
    }

    /** By the operation's id, which at first is the full name of class and method. */
    private Optional<MethodInfo> methodOf(Operation operation) {
        var id = operation.getOperationId();
        if (id == null || id.indexOf('_') < 0) {
            return Optional.empty();
        }
        var type = code.getClassByName(id.substring(0, id.lastIndexOf('_')));
        return type == null
                ? Optional.empty()
                : type.methods().stream()
                        .filter(method -> method.name().equals(id.substring(id.lastIndexOf('_') + 1)))
                        .findFirst();
    }

    /** {@code SubjectsResource.register} is {@code subjectsRegister}. */
    private static String name(MethodInfo method) {
        var type = method.declaringClass().simpleName();
        var noun = type.endsWith(SUFFIX) ? type.substring(0, type.length() - SUFFIX.length()) : type;
        return noun.substring(0, 1).toLowerCase(Locale.ROOT)
                + noun.substring(1)
                + method.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + method.name().substring(1);
    }

    private static String whoMay(Permission permission) {
        var fresh = permission.needsFreshAuthentication()
                ? ", who proved who they are at most " + FreshAuthentication.LONGEST.toMinutes() + " minutes ago"
                : "";
        return "For " + roles(permission) + fresh + ".";
    }

    private static String roles(Permission permission) {
        var roles = permission.roles().stream()
                .sorted()
                .map(Role::name)
                .map(role -> role.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        return roles.size() == 1 ? roles.getFirst() : all(roles);
    }

    private static String all(List<String> roles) {
        return roles.stream().limit(roles.size() - 1L).collect(Collectors.joining(", ")) + " and " + roles.getLast();
    }
}
