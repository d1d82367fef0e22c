/** Mail: what other features have to say to people, queued in PostgreSQL, sent by SMTP when one of the replicas comes to it. */
package dev.sistercity.registry.mail;
