package dev.sistercity.registry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the packaged registry does instead of serving, when it is started with a command: {@code java -jar … import FILE}. */
@Command(
        name = "java -jar quarkus-run.jar",
        description = "Without a command the registry is served.",
        subcommands = {
            ExportCommand.class,
            RestoreCommand.class,
            ImportCommand.class,
            ImportGazetteerCommand.class,
            JobsCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Commands {

    Commands() {}

    /** Whether the arguments ask for a command, or for help, rather than for the service. */
    public static boolean areIn(String... args) {
        return args.length > 0;
    }

    /** @return the exit code: 0 if it was done, 1 if not, 2 if it was not understood */
    public static int run(String... args) {
        return new CommandLine(new Commands())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof CommandFailedException) {
                        line.getErr().println(failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                })
                .execute(args);
    }
}
