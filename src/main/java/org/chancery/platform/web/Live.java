package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Keeps a part of a page as it is now: sends its HTML whenever it has changed, as server-sent events, in the request's own (virtual) thread. {@code data-live="/address"}
 * on the part shows it. It ends with the session, when nothing more can change, and after some minutes; the page then asks again as soon as somebody is at it, so
 * that a page that lies open does not keep its session alive. Whoever does not ask for a stream gets what is so now, and no more.
 */
@Component
public final class Live implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final String OVER = "event: over\ndata:\n\n";

    private final LiveGuard guard;
    private final Set<Thread> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    Live(LiveGuard guard) {
        this.guard = guard;
    }

    /** What a part shows, and when it is worth looking again. */
    public interface Part {

        /** As it is now; null when nothing more will change, so that the page is read anew. */
        @Nullable String html();

        /** Waits until it may have changed, and never longer. */
        void await(Duration atMost) throws InterruptedException;
    }

    /** Returns when the stream is over. */
    public void stream(HttpServletRequest request, HttpServletResponse response, Part part) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        String first = part.html();
        send(out, first == null ? OVER : event(first));
        if (first != null && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            try {
                follow(out, part, first, guard.of(request));
            } catch (IOException _) {
                // Nobody looks at it any more.
                return;
            }
        }
    }

    private void follow(OutputStream out, Part part, String first, BooleanSupplier stillThere) throws IOException {
        open.add(Thread.currentThread());
        try {
            String shown = first;
            long end = System.nanoTime() + LONGEST.toNanos();
            long heartbeat = System.nanoTime() + HEARTBEAT.toNanos();
            while (running && System.nanoTime() < end) {
                part.await(HEARTBEAT);
                if (System.nanoTime() >= heartbeat) {
                    if (!stillThere.getAsBoolean()) {
                        return;
                    }
                    send(out, ":\n\n");
                    heartbeat = System.nanoTime() + HEARTBEAT.toNanos();
                }
                String now = part.html();
                if (!Objects.equals(now, shown)) {
                    send(out, now == null ? OVER : event(now));
                }
                if (now == null) {
                    return;
                }
                shown = now;
            }
        } catch (InterruptedException _) {
            // The program ends; what is left of the request needs no interrupted thread.
            return;
        } finally {
            open.remove(Thread.currentThread());
        }
    }

    private static String event(String html) {
        return "data: " + html.strip().replace("\r", "").replace("\n", "\ndata: ") + "\n\n";
    }

    private static void send(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server, which would wait for the streams. */
    @Override
    public void stop() {
        running = false;
        open.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
