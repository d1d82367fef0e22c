package dev.sistercity.registry.project;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A platform as it is stored. */
@Entity
@Table(name = "platform")
class Platform extends Cooperation {}
