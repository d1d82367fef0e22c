package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how a job goes on, until it has ended. */
final class JobWatch {

    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled");
    private static final int LOOK_MILLIS = 300;

    private final Service service;
    private final String name;
    private final String id;
    private final JobBar bar;
    private final PrintWriter out;

    /**
     * @param name of the work, as the user calls it
     * @param job as the registry answers it
     */
    JobWatch(Service service, CommandSpec spec, String name, JsonNode job) {
        this.service = service;
        this.name = name;
        this.id = job.path("id").textValue();
        this.bar = new JobBar(name);
        this.out = spec.commandLine().getOut();
    }

    /**
     * Watches the job to its end, and prints its report.
     *
     * @return the job as it ended
     */
    JsonNode watch() {
        // First of all, since a user who interrupts later needs it.
        say(name + ": job " + id);
        JsonNode job = watched();
        out.println(name + ": " + job.path("status").textValue());
        if (job.hasNonNull("failure")) {
            out.println(job.at("/failure/detail").asText());
        }
        if (job.hasNonNull("report")) {
            out.println(job.path("report").toPrettyString());
        }
        out.flush();
        return job;
    }

    /** @return the exit code: 0 if it was done */
    static int exitCode(JsonNode job) {
        return job.path("status").asText().equals("done") ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private JsonNode watched() {
        try (Interruption interruption = new Interruption(this);
                bar) {
            while (true) {
                JsonNode job = service.get("/v1/jobs/" + id);
                interruption.giveWay();
                if (ENDED.contains(job.path("status").asText())) {
                    return job;
                }
                bar.show(job.path("progress"));
                pause();
                interruption.giveWay();
            }
        }
    }

    /** In a terminal asks whether to cancel the job, else says how to go on with it. */
    void interrupted() {
        bar.close();
        boolean cancel = Terminal.isThere()
                && Terminal.answers(
                        'c',
                        System.lineSeparator() + "The " + name
                                + " goes on in the registry. Leave it running, or cancel it? [L/c] ");
        if (cancel) {
            try {
                say(name + ": " + service.cancel(id).path("status").textValue()
                        + "; it ends at its next step. See: jobs watch " + id);
                return;
            } catch (CommandFailedException refused) {
                say(refused.getMessage());
            }
        }
        say("The " + name + " goes on in the registry. To watch it: jobs watch " + id + "; to stop it: jobs cancel "
                + id);
    }

    private static void say(String line) {
        System.err.println(line);
        System.err.flush();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted; the job goes on in the registry");
        }
    }
}
