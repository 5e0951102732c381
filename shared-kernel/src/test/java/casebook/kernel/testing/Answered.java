package casebook.kernel.testing;

import java.util.Map;
import java.util.TreeMap;

/**
 * One answer, with what was asked.
 *
 * @param path without the query
 * @param headers of the answer, whatever the case of their names
 */
public record Answered(String method, String path, int status, Map<String, String> headers, String body) {
    public Answered {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** Without its parameters; empty where there is none. */
    String mediaType() {
        var type = headers.getOrDefault("Content-Type", "");
        var parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }
}
