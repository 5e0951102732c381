package casebook.gateway.routing.proxy;

import casebook.gateway.http.KnownCaller;
import casebook.gateway.http.Services;
import casebook.gateway.limits.Seats;
import casebook.kernel.access.Caller;
import casebook.kernel.http.ProblemWriter;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import org.jspecify.annotations.Nullable;

/** One request as it goes through to a service, and its answer as it comes back. */
final class ServiceExchange implements ProxyInterceptor {
    private final String service;
    private final RoutingContext exchange;
    private final Means means;
    private final GatheredBody gathered;
    private final LimitedBody body;
    private @Nullable Throwable failure;

    /**
     * What all exchanges share.
     *
     * @param largeBodies places for the bodies that are passed on before they are whole
     */
    record Means(Services services, ProblemWriter problems, BodyLimit bodyLimit, Seats largeBodies, Vertx vertx) {}

    ServiceExchange(String service, RoutingContext exchange, Means means) {
        this.service = service;
        this.exchange = exchange;
        this.means = means;
        this.gathered = new GatheredBody(exchange.request());
        this.body = new LimitedBody(gathered, means.bodyLimit().bytes());
    }

    /** Opens the request to the service. Its time to answer begins when the whole body has gone through. */
    Future<HttpClientRequest> open(ProxyContext context) {
        var timeout = means.services().answerTimeout().toMillis();
        return means.services()
                .open(service, context.request().getMethod(), context.request().getURI())
                .onSuccess(request -> body.whenThrough(() -> {
                    if (!request.response().isComplete()) {
                        request.idleTimeout(timeout);
                    }
                }));
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        request.setBody(Body.body(body, request.getBody().length()));
        ProxyHeaders.forward(request.proxiedRequest(), request.headers());
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.headers().remove(HttpHeaders.EXPECT);
            request.proxiedRequest().response().writeContinue();
        }
        limitTime();
        return gathered.gather()
                .map(_ -> takePlace())
                .compose(_ -> means.services().exchange(service, () -> answerOf(context)))
                .compose(answer ->
                        answer.failed() ? Future.failedFuture(answer.cause()) : Future.succeededFuture(answer.result()))
                .onFailure(cause -> failure = cause);
    }

    private void limitTime() {
        var time = means.bodyLimit().time();
        var timer = means.vertx().setTimer(time.toMillis(), _ -> {
            var late = new Refused(
                    ProblemType.REQUEST_TIMEOUT, "body-too-slow", "A body comes within " + time.toSeconds() + " s.");
            body.refuse(late);
            gathered.breakOff(late);
        });
        body.whenThrough(() -> means.vertx().cancelTimer(timer));
    }

    /**
     * A body that is not whole yet keeps a connection to the service for as long as the caller likes; with many of them one
     * user could keep all.
     */
    private GatheredBody takePlace() {
        if (!gathered.isWhole()) {
            var user = KnownCaller.of(exchange).map(Caller::user).orElse("");
            means.largeBodies().take(user);
            exchange.addEndHandler(_ -> means.largeBodies().leave(user));
        }
        return gathered;
    }

    /** Fails only if the service is to blame: not for a body that broke off, nor for a caller who went away. */
    private Future<AsyncResult<ProxyResponse>> answerOf(ProxyContext context) {
        return context.sendRequest()
                .transform(answer -> answer.failed() && isServices()
                        ? Future.failedFuture(answer.cause())
                        : Future.succeededFuture(answer));
    }

    private boolean isServices() {
        return body.refusal().isEmpty() && !exchange.response().closed();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        if (failure != null) {
            var cause = failure;
            return means.problems()
                    .write(exchange.request(), body.refusal().orElseGet(() -> Services.away(service, cause)));
        }
        ProxyHeaders.answer(context.response().headers());
        if (ProxyHeaders.isCompressible(context.response().headers())) {
            // Quarkus puts "identity" there, which keeps the server from compressing.
            exchange.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        return context.sendResponse();
    }
}
