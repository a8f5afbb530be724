package io.github.fis4j.aws.account;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/** The clients that we made, one a service, over one HTTP client. Thread-safe. */
final class OwnClients {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int THREADS = 2;

    private final Map<Class<?>, SdkClient> clients = new HashMap<>();
    private @Nullable SdkAsyncHttpClient http;
    private @Nullable EventLoopGroup threads;
    private boolean closed;

    /** Returns the client of a type, made on first use. */
    synchronized <C extends SdkClient> C client(Class<C> type, Function<SdkAsyncHttpClient, C> make) {
        if (closed) {
            throw new IllegalStateException("This AwsFis is closed, and so are its clients");
        }
        SdkClient known = clients.get(type);
        if (known != null) {
            return type.cast(known);
        }
        C made = make.apply(http());
        clients.put(type, made);
        return made;
    }

    private SdkAsyncHttpClient http() {
        if (http == null) {
            SdkEventLoopGroup group =
                    SdkEventLoopGroup.builder().numberOfThreads(THREADS).build();
            threads = group.eventLoopGroup();
            http = NettyNioAsyncHttpClient.builder()
                    .eventLoopGroup(group)
                    .connectionTimeout(CONNECT)
                    .build();
        }
        return http;
    }

    /** Closes the clients. The threads belong to us, so that nobody has to wait for the two seconds that Netty takes. */
    synchronized void close() {
        closed = true;
        clients.values().forEach(SdkClient::close);
        clients.clear();
        if (http != null) {
            http.close();
        }
        if (threads != null) {
            var unused = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
