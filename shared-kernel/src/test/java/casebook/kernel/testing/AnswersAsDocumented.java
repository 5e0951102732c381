package casebook.kernel.testing;

import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.stream.Collectors;

/** Fails a test that gets an answer which the API's document does not tell of. What is asked may be wrong on purpose. */
public final class AnswersAsDocumented implements OrderedFilter {
    /** On answers that a test made up itself in the place of a service. */
    public static final String MADE_UP = "Made-Up";

    private final ApiContract contract;

    public AnswersAsDocumented(ApiContract contract) {
        this.contract = contract;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        var got = context.next(request, response);
        if (got.getHeader(MADE_UP) == null) {
            require(request, got);
        }
        return got;
    }

    private void require(FilterableRequestSpecification request, Response got) {
        var headers = got.getHeaders().asList().stream()
                .collect(Collectors.toMap(Header::getName, Header::getValue, (first, _) -> first));
        var path = URI.create(request.getURI()).getRawPath();
        var answered = new Answered(request.getMethod(), path, got.statusCode(), headers, got.asString());
        var faults = contract.faults(answered);
        if (!faults.isEmpty()) {
            throw new AssertionError("Not as contracts/openapi tells: " + request.getMethod() + " " + path
                    + " answered " + got.statusCode() + " " + got.asString() + "\n" + String.join("\n", faults));
        }
    }
}
