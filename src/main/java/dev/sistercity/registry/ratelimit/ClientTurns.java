package dev.sistercity.registry.ratelimit;

import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/** Tasks that wait for a thread, of all clients in turn: one with many waits no longer than its own, and keeps no other waiting. */
final class ClientTurns {

    static final int MOST_OF_A_CLIENT = 16;
    static final int MOST = 256;

    /** By client; those whose turn comes next first. A null stands for all where clients are not told apart. */
    private final Map<Client, Queue<Runnable>> waiting = new LinkedHashMap<>();

    private int count;

    /** @throws RegistryException TOO_MANY if the client has too many waiting, UNAVAILABLE if all together have */
    synchronized void add(Client client, Runnable task) {
        Queue<Runnable> own = waiting.computeIfAbsent(client, first -> new ArrayDeque<>());
        if (client != null && own.size() >= MOST_OF_A_CLIENT) {
            throw refusal(Kind.TOO_MANY, MOST_OF_A_CLIENT + " long reads of yours wait already");
        }
        if (count >= MOST) {
            if (own.isEmpty()) {
                waiting.remove(client);
            }
            throw refusal(Kind.UNAVAILABLE, "Too many long reads wait already");
        }
        own.add(task);
        count++;
        notify();
    }

    /** Waits for a task and takes it: the oldest of the client whose turn it is. */
    synchronized Runnable next() throws InterruptedException {
        while (count == 0) {
            wait();
        }
        Iterator<Map.Entry<Client, Queue<Runnable>>> turns = waiting.entrySet().iterator();
        Map.Entry<Client, Queue<Runnable>> first = turns.next();
        Client client = first.getKey();
        Queue<Runnable> own = first.getValue();
        turns.remove();
        Runnable task = own.remove();
        count--;
        if (!own.isEmpty()) {
            waiting.put(client, own);
        }
        return task;
    }

    private static RegistryException refusal(Kind kind, String detail) {
        return new RegistryException(kind, detail + ": try again in a second").with("Retry-After", "1");
    }
}
