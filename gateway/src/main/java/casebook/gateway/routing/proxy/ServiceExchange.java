package casebook.gateway.routing.proxy;

import casebook.gateway.http.Services;
import casebook.kernel.http.ProblemWriter;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Future;
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
    private final long bodyLimit;

    ServiceExchange(String service, Services services, ProblemWriter problems, long bodyLimit) {
        this.service = service;
        this.services = services;
        this.problems = problems;
        this.bodyLimit = bodyLimit;
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
        var body = new LimitedBody(request.getBody().stream(), bodyLimit);
        context.set(BODY, body);
        request.setBody(Body.body(body, request.getBody().length()));
        ProxyHeaders.forward(request.proxiedRequest(), request.headers());
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.headers().remove(HttpHeaders.EXPECT);
            request.proxiedRequest().response().writeContinue();
        }
        return context.sendRequest().recover(failure -> {
            context.set(FAILURE, failure);
            return Future.failedFuture(failure);
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var failure = context.get(FAILURE, Throwable.class);
        if (failure != null) {
            return problems.write(context.request().proxiedRequest(), reason(context, failure));
        }
        ProxyHeaders.answer(context.response().headers());
        return context.sendResponse();
    }

    private Refused reason(ProxyContext context, Throwable failure) {
        return context.get(BODY, LimitedBody.class).excess().orElseGet(() -> Services.away(service, failure));
    }
}
