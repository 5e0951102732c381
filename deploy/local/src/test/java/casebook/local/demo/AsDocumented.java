package casebook.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.testing.Answered;
import casebook.kernel.testing.ApiContract;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Fails a test that gets an answer which the document of the whole API does not tell of. */
final class AsDocumented implements Consumer<HttpResponse<String>> {
    private final ApiContract contract;

    AsDocumented(Path root) {
        this.contract = ApiContract.of(root.resolve("contracts"), "casebook");
    }

    @Override
    public void accept(HttpResponse<String> got) {
        var headers = got.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey(), header -> header.getValue().getFirst()));
        var asked = got.request();
        var answered = new Answered(asked.method(), asked.uri().getRawPath(), got.statusCode(), headers, got.body());
        assertEquals(List.of(), contract.faults(answered), () -> asked + " answered " + got.statusCode() + got.body());
    }
}
