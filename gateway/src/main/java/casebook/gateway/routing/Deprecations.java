package casebook.gateway.routing;

import java.util.List;
import java.util.Optional;

/** Says what will go; the first line that fits decides. */
public record Deprecations(List<Deprecation> lines) {
    public Deprecations {
        lines = List.copyOf(lines);
    }

    public Optional<Deprecation> of(String method, String path) {
        return lines.stream().filter(line -> line.concerns(method, path)).findFirst();
    }
}
