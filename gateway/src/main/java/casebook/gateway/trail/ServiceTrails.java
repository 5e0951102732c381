package casebook.gateway.trail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The services' own parts of a trail. A stage never fails: what goes wrong is told. */
public interface ServiceTrails {

    /** The records after a position, in the order of the chain. */
    CompletionStage<Told<List<Entry>>> after(Asked asked, String service, long position, int most);

    CompletionStage<Told<Verification.Part>> verification(Asked asked, String service);

    /** Asks all at once, and waits for all. */
    static <T> CompletionStage<Map<String, Told<T>>> all(
            List<String> services, Function<String, CompletionStage<Told<T>>> question) {
        var answers = new LinkedHashMap<String, CompletableFuture<Told<T>>>();
        services.forEach(service -> answers.put(service, question.apply(service).toCompletableFuture()));
        return CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    var told = new LinkedHashMap<String, Told<T>>();
                    answers.forEach((service, answer) -> told.put(service, answer.join()));
                    return told;
                });
    }
}
