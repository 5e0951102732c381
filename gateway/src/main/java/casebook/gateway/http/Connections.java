package casebook.gateway.http;

import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections to one service. That all of them are in use is no fault of the service. */
final class Connections {
    private static final String SECURE = "https";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final String service;
    private final Services.Room room;
    private final AtomicInteger established = new AtomicInteger();
    private final HttpClient client;
    private final RequestOptions target;

    /** @throws IllegalArgumentException when the address has no host or another scheme than http and https */
    Connections(Vertx vertx, String service, URI address, Services.Patience patience, Services.Room room) {
        requireUsable(service, address);
        var connect = Math.toIntExact(patience.connect().toMillis());
        var secure = SECURE.equals(address.getScheme());
        this.service = service;
        this.room = room;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout(connect)
                        .setIdleTimeout(Math.toIntExact(patience.stall().toMillis()))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .with(new PoolOptions().setHttp1MaxSize(room.connections()).setMaxWaitQueueSize(room.waiting()))
                .withConnectHandler(this::count)
                .build();
        this.target = new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() >= 0 ? address.getPort() : secure ? HTTPS : HTTP)
                .setSsl(secure)
                .setConnectTimeout(connect);
    }

    private static void requireUsable(String service, URI address) {
        var web = "http".equals(address.getScheme()) || SECURE.equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("The address '" + address + "' of the service '" + service
                    + "' leads nowhere. Give casebook.gateway.services." + service + " as http://host:port.");
        }
    }

    private void count(HttpConnection connection) {
        established.incrementAndGet();
        connection.closeHandler(_ -> established.decrementAndGet());
    }

    HttpClient client() {
        return client;
    }

    /** Opens a request; nothing is sent yet. Refused where every connection stays in use for longer than one waits for it. */
    Future<HttpClientRequest> open(HttpMethod method, String uri) {
        return client.request(new RequestOptions(target).setMethod(method).setURI(uri))
                .map(request -> request.exceptionHandler(Connections::toldByAnswer))
                .recover(failure -> Future.failedFuture(isForWantOfRoom(failure) ? noneFree() : failure));
    }

    /** A service that is away has no connection either, but fewer than there may be. */
    private boolean isForWantOfRoom(Throwable failure) {
        return (failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException)
                && established.get() >= room.connections();
    }

    private Refused noneFree() {
        return new Refused(
                ProblemType.UNAVAILABLE,
                "connections-busy",
                "As many requests to the " + service + " service as may be are under way. Repeat this one shortly.");
    }

    /** What goes wrong fails the answer too, where it is dealt with; without a handler it would be logged as an error. */
    private static void toldByAnswer(Throwable failure) {}
}
