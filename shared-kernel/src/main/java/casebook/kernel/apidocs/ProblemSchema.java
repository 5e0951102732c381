package casebook.kernel.apidocs;

import casebook.kernel.http.Problem;
import casebook.kernel.refusal.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The body of every refusal, as {@link Problem} writes it. */
final class ProblemSchema {
    private static final String MESSAGE = "message";

    private ProblemSchema() {}

    static void declareIn(Components components) {
        components.addSchema(
                "Reason",
                object("One reason of a refusal")
                        .addProperty(
                                "pointer",
                                text("JSON pointer (RFC 6901) to the place in the request; empty for the request as a"
                                                + " whole")
                                        .format("json-pointer"))
                        .addProperty("code", text("Stable, for programs").pattern("^[a-z0-9]+(-[a-z0-9]+)*$"))
                        .addProperty(MESSAGE, text("One sentence for people, without clinical values"))
                        .required(List.of("pointer", "code", MESSAGE)));
        components.addSchema(
                "Problem",
                object("A refusal (RFC 9457) with every reason")
                        .addProperty("type", text("The page that explains it").format("uri-reference"))
                        .addProperty("title", text("The same for every problem of the type"))
                        .addProperty(
                                "status",
                                OASFactory.createSchema()
                                        .addType(SchemaType.INTEGER)
                                        .format("int32")
                                        .description("The answer's HTTP status"))
                        .addProperty(
                                "reasons",
                                OASFactory.createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .items(OASFactory.createSchema().ref("#/components/schemas/Reason"))
                                        .description("Every reason; left out where the type says it all"))
                        .required(List.of("type", "title", "status"))
                        .examples(List.of(example())));
    }

    private static Map<String, Object> example() {
        var problem = new TreeMap<String, Object>();
        problem.put("type", Problem.page(ProblemType.INVALID_CONTENT));
        problem.put("title", ProblemType.INVALID_CONTENT.title());
        problem.put("status", ProblemType.INVALID_CONTENT.status());
        problem.put(
                "reasons",
                List.of(new TreeMap<>(Map.of(
                        "pointer", "/site", "code", "missing", MESSAGE, "A subject is seen at a site; name it."))));
        return problem;
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
