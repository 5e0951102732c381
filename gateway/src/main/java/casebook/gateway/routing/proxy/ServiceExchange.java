package casebook.gateway.routing.proxy;

import casebook.gateway.http.Services;
import casebook.kernel.http.ProblemWriter;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** What is done to requests to one service and to its answers as they go through. */
final class ServiceExchange implements ProxyInterceptor {
    private static final String BODY = "body";
    private static final String FAILURE = "failure";

    private final String service;
    private final Services services;
    private final ProblemWriter problems;
    private final BodyLimit bodyLimit;
    private final Vertx vertx;

    ServiceExchange(String service, Services services, ProblemWriter problems, BodyLimit bodyLimit, Vertx vertx) {
        this.service = service;
        this.services = services;
        this.problems = problems;
        this.bodyLimit = bodyLimit;
        this.vertx = vertx;
    }

    /** Opens the request to the service. Its time to answer begins when the whole body has gone through. */
    Future<HttpClientRequest> open(ProxyContext context) {
        var timeout = services.answerTimeout().toMillis();
        return services.open(
                        service,
                        context.request().getMethod(),
                        context.request().getURI())
                .onSuccess(request -> context.get(BODY, LimitedBody.class).whenThrough(() -> {
                    if (!request.response().isComplete()) {
                        request.idleTimeout(timeout);
                    }
                }));
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var gathered = new GatheredBody(request.proxiedRequest());
        var body = new LimitedBody(gathered, bodyLimit.bytes());
        context.set(BODY, body);
        request.setBody(Body.body(body, request.getBody().length()));
        ProxyHeaders.forward(request.proxiedRequest(), request.headers());
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.headers().remove(HttpHeaders.EXPECT);
            request.proxiedRequest().response().writeContinue();
        }
        limitTime(body, gathered);
        return gathered.gather()
                .compose(_ -> services.exchange(service, () -> answerOf(context)))
                .compose(answer ->
                        answer.failed() ? Future.failedFuture(answer.cause()) : Future.succeededFuture(answer.result()))
                .recover(failure -> {
                    context.set(FAILURE, failure);
                    return Future.failedFuture(failure);
                });
    }

    private void limitTime(LimitedBody body, GatheredBody gathered) {
        var timer = vertx.setTimer(bodyLimit.time().toMillis(), _ -> {
            var late = new Refused(
                    ProblemType.REQUEST_TIMEOUT,
                    "body-too-slow",
                    "A body comes within " + bodyLimit.time().toSeconds() + " s.");
            body.refuse(late);
            gathered.breakOff(late);
        });
        body.whenThrough(() -> vertx.cancelTimer(timer));
    }

    /** Fails only if the service is to blame: not for a body that broke off, nor for a caller who went away. */
    private static Future<AsyncResult<ProxyResponse>> answerOf(ProxyContext context) {
        return context.sendRequest()
                .transform(answer -> answer.failed() && isServices(context)
                        ? Future.failedFuture(answer.cause())
                        : Future.succeededFuture(answer));
    }

    private static boolean isServices(ProxyContext context) {
        var refused = context.get(BODY, LimitedBody.class).refusal().isPresent();
        return !refused && !context.request().proxiedRequest().response().closed();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var failure = context.get(FAILURE, Throwable.class);
        if (failure != null) {
            return problems.write(context.request().proxiedRequest(), reason(context, failure));
        }
        ProxyHeaders.answer(context.response().headers());
        if (ProxyHeaders.isCompressible(context.response().headers())) {
            // Quarkus puts "identity" there, which keeps the server from compressing.
            context.request().proxiedRequest().response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        return context.sendResponse();
    }

    private Refused reason(ProxyContext context, Throwable failure) {
        return context.get(BODY, LimitedBody.class).refusal().orElseGet(() -> Services.away(service, failure));
    }
}
