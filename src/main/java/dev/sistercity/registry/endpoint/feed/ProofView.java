package dev.sistercity.registry.endpoint.feed;

import dev.sistercity.registry.lineage.Epoch;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stretch of the chain of hashes over the log, as a caller reads it. */
@Schema(name = "Proof", description = "A stretch of the chain of hashes over the log of changes")
record ProofView(
        @Schema(
                required = true,
                description = "Hash of the change before the first item, in hexadecimal; 64 zeros before change 1")
        String previousHash,

        @Schema(required = true, description = "The changes, in the order of their numbers")
        List<Link> items,

        @Schema(required = true, description = "The last number that was given")
        long head,

        @Schema(
                required = true,
                description =
                        "All histories of the log that the registry knows, the oldest first; the last one is that of"
                                + " `Registry-Epoch`")
        List<EpochView> epochs) {

    /** One history of the log. */
    @Schema(
            name = "LogHistory",
            description = "One history of the log: another begins where the database went back, or may have")
    record EpochView(
            @Schema(required = true, description = "Its place among all, from 1", examples = "2")
            long number,

            @Schema(required = true, description = "As in `Registry-Epoch`", examples = "2-5f3a9c21")
            String id,

            @Schema(description = "The one that was known when this one began; absent for the first")
            String previous,

            @Schema(required = true, description = "Number of the last change that it shares with the one before")
            long forkedAfter,

            @Schema(description = "Number of the last change known to be lost; absent where none is")
            Long lostUpTo,

            @Schema(required = true, description = "When it began, by the clock of the database")
            Instant beganAt) {

        static EpochView of(Epoch epoch) {
            return new EpochView(
                    epoch.number(),
                    epoch.id(),
                    epoch.previous(),
                    epoch.forkedAfter(),
                    epoch.lostUpTo(),
                    epoch.beganAt());
        }
    }

    /** One change in the chain. */
    @Schema(name = "ProofItem", description = "One change in the chain of hashes")
    record Link(
            @Schema(required = true, description = "Number of the change", examples = "42")
            long sequence,

            @Schema(
                    required = true,
                    description =
                            "What is hashed of the change: ten lines, each ended by a line feed. They are `change/1`; "
                                    + "the sequence; the time in microseconds since 1970-01-01T00:00:00Z; the actor as `<number of "
                                    + "UTF-8 bytes>:<text>`; the resource; the record's id; its version; the action; the reason as "
                                    + "the actor, or `-` for none; and SHA-256 over salt and document, in hexadecimal")
            String canonical,

            @Schema(
                    required = true,
                    description =
                            "SHA-256, in hexadecimal, over the 32 bytes of the hash before and the UTF-8 bytes of "
                                    + "`canonical`")
            String hash,

            @Schema(
                    description =
                            "With `include=documents`: 16 bytes, in hexadecimal, that are hashed before the document")
            String salt,

            @Schema(
                    description =
                            "With `include=documents`: the record after the change as it is stored, the very text "
                                    + "that is hashed. Absent where records of this kind hold what is not public")
            String document,

            @Schema(
                    description =
                            "With `include=documents`, of records that hold what is not public: the stored document without that, "
                                    + "so that a copy of the registry can show the record. The hash does not vouch for this text: "
                                    + "it is over the document that is kept back")
            String publicDocument) {}
}
