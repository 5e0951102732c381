package casebook.assessment.alsfrsr;

import java.util.Optional;
import java.util.function.Function;

/** A value made of answers, or why there is none. Nothing is imputed. */
public sealed interface Score<T> {

    record Known<T>(T value) implements Score<T> {}

    /**
     * There is none.
     *
     * @param because one sentence for people
     */
    record Missing<T>(String because) implements Score<T> {}

    default Optional<T> known() {
        return switch (this) {
            case Known<T>(T value) -> Optional.of(value);
            case Missing<T> _ -> Optional.empty();
        };
    }

    default Optional<String> missing() {
        return switch (this) {
            case Known<T> _ -> Optional.empty();
            case Missing<T>(String because) -> Optional.of(because);
        };
    }

    default <R> Score<R> then(Function<T, Score<R>> next) {
        return switch (this) {
            case Known<T>(T value) -> next.apply(value);
            case Missing<T>(String because) -> new Missing<>(because);
        };
    }
}
