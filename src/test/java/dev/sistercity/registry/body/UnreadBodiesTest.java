package dev.sistercity.registry.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.support.Patience;
import io.quarkus.vertx.http.runtime.ResumingRequestWrapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A thread of workers ends answers, while the end of their request arrives on the event loop: whichever comes first, nothing fails. */
class UnreadBodiesTest {

    private static final int REQUESTS = 50;

    @Test
    void lets_workers_answer_while_the_end_of_a_request_arrives() throws Exception {
        Vertx vertx = Vertx.vertx();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try {
            Router router = answeringByWorkers(vertx, failures);
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(request -> router.handle(new EndsAtOnce(request)))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(Patience.SECONDS, TimeUnit.SECONDS);
            HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setDefaultHost("127.0.0.1")
                    .setDefaultPort(server.actualPort()));
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                answers.add(client.request(HttpMethod.GET, "/")
                        .compose(HttpClientRequest::send)
                        .map(HttpClientResponse::statusCode));
            }
            Future.all(answers).toCompletionStage().toCompletableFuture().get(Patience.SECONDS, TimeUnit.SECONDS);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.result()).isEqualTo(200));
            assertThat(failures).isEmpty();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Router answeringByWorkers(Vertx vertx, Queue<Throwable> failures) {
        Router router = Router.router(vertx);
        new UnreadBodies().install(router);
        router.route().handler(context -> vertx.executeBlocking(
                        () -> context.response().end("answered"), false)
                .onFailure(failures::add));
        return router;
    }

    /** Waits until its end is asked for, as Quarkus' requests do; asked by a worker, it has ended before that worker goes on. */
    private static final class EndsAtOnce extends ResumingRequestWrapper {

        EndsAtOnce(HttpServerRequest request) {
            super(request, true);
            request.pause();
        }

        @Override
        public HttpServerRequest endHandler(Handler<Void> handler) {
            CountDownLatch ended = new CountDownLatch(1);
            super.endHandler(end -> {
                handler.handle(end);
                ended.countDown();
            });
            if (!Context.isOnEventLoopThread()) {
                await(ended);
            }
            return this;
        }

        private static void await(CountDownLatch ended) {
            try {
                ended.await(Patience.SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
