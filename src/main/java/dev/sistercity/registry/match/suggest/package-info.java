/** What a user may mean who has begun to type. */
package dev.sistercity.registry.match.suggest;
