package casebook.enrollment;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does something many times at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** @param deed told which of the many it is, counted from 0 */
    public static <T> List<T> times(int many, IntFunction<T> deed) {
        var start = new CountDownLatch(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            var deeds = IntStream.range(0, many)
                    .<Callable<T>>mapToObj(i -> () -> {
                        start.countDown();
                        start.await();
                        return deed.apply(i);
                    })
                    .toList();
            return threads.invokeAll(deeds).stream().map(AtOnce::result).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
