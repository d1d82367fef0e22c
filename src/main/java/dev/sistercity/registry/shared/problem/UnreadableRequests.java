package dev.sistercity.registry.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.ReferenceCountUtil;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Puts a problem into the answers to what is no HTTP request: a request line or headers that are too long or cannot be read.
 * The server below answers them before there is a request, with a status and nothing else, and Quarkus has no hook for its
 * handler of invalid requests (seen in Quarkus 3.33 and Vert.x 4.5; {@code RawRequestsIT} fails where this is no longer
 * needed or no longer works). Netty finds this class as a service once {@link #LOADED} is set.
 */
public final class UnreadableRequests extends ChannelInitializerExtension {

    /** The system property that has Netty look for extensions, and its value. To be set before the server's classes load. */
    public static final String LOADED = EXTENSIONS_SYSTEM_PROPERTY;

    public static final String AS_SERVICE = "serviceload";

    private static final String NAME = "unreadable-requests";

    private static final Map<Integer, Kind> KINDS = new HashMap<>();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static {
        KINDS.put(400, Kind.MALFORMED);
        KINDS.put(Kind.ADDRESS_TOO_LONG.status(), Kind.ADDRESS_TOO_LONG);
        KINDS.put(Kind.HEADERS_TOO_LARGE.status(), Kind.HEADERS_TOO_LARGE);
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(NAME, new Installer());
    }

    /**
     * Waits for the codecs of HTTP/1, which the server adds when a connection does not begin as HTTP/2 does. What comes first
     * is passed on byte by byte until then, since it may be all of a request that is answered at once.
     */
    private static final class Installer extends ChannelInboundHandlerAdapter {

        /** Bytes with which HTTP/2 begins (RFC 9113, section 3.4). */
        private static final int PREFACE = 24;

        private int seen;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof ByteBuf bytes)) {
                context.fireChannelRead(message);
                return;
            }
            while (seen < PREFACE && bytes.readableBytes() > 1 && !install(context.pipeline())) {
                seen++;
                context.fireChannelRead(bytes.readRetainedSlice(1));
            }
            seen++;
            if (install(context.pipeline()) || seen >= PREFACE) {
                // Who comes next in the pipeline is asked before this one is gone.
                context.fireChannelRead(bytes);
                if (!context.isRemoved()) {
                    context.pipeline().remove(this);
                }
            } else {
                context.fireChannelRead(bytes);
            }
        }

        private static boolean install(ChannelPipeline pipeline) {
            ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
            if (encoder == null || pipeline.get(Answers.class) != null) {
                return encoder != null;
            }
            pipeline.addAfter(encoder.name(), NAME + "-answers", new Answers());
            return true;
        }
    }

    /** The registry itself answers no request with such a status and nothing. */
    private static final class Answers extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            Kind kind = message instanceof FullHttpResponse answer && isEmpty(answer)
                    ? KINDS.get(answer.status().code())
                    : null;
            if (kind == null) {
                context.write(message, promise);
                return;
            }
            HttpResponse empty = (HttpResponse) message;
            byte[] problem = problem(kind);
            FullHttpResponse answer = new DefaultFullHttpResponse(
                    empty.protocolVersion(),
                    empty.status(),
                    isToHead(empty) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(problem));
            answer.headers()
                    .set("Content-Type", Problem.MEDIA_TYPE)
                    .set("Cache-Control", "no-store")
                    .set("X-Content-Type-Options", "nosniff")
                    .set("Connection", "close")
                    .set("Content-Length", problem.length);
            ReferenceCountUtil.release(message);
            context.write(answer, promise);
        }

        private static boolean isEmpty(FullHttpResponse answer) {
            return !answer.content().isReadable()
                    && !answer.headers().contains("content-type")
                    && (isToHead(answer) || "0".equals(answer.headers().get("content-length")));
        }

        /** Only then does the server below say no length. */
        private static boolean isToHead(HttpResponse answer) {
            return !answer.headers().contains("content-length")
                    && !answer.headers().contains("transfer-encoding");
        }

        private static byte[] problem(Kind kind) {
            String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            String detail = kind == Kind.MALFORMED ? "This is no HTTP request that can be read" : kind.explanation();
            Problem problem =
                    new Problem(kind.type(), kind.title(), kind.status(), detail, null, id, null, null, null, null);
            try {
                return MAPPER.writeValueAsBytes(problem);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
