/** What invitations and applications have to say by mail. */
package dev.sistercity.registry.invitation.notice;
