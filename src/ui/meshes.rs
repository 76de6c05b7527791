//! Letters as textured rectangles, made once and painted many times.

use eframe::egui::{Color32, Mesh, Painter, Rect, Shape, TextureId, pos2};
use eframe::epaint::Vertex;
use std::sync::{Arc, Mutex, PoisonError};

/// Textured rectangles in pixels, one mesh a texture.
#[derive(Clone, Debug, Default)]
pub struct Meshes {
    meshes: Vec<Mesh>,
}

impl Meshes {
    /// Adds the picture at `uv` of a texture, to be seen at `rect`.
    pub fn add(&mut self, texture: TextureId, rect: Rect, uv: Rect) {
        of_texture(&mut self.meshes, texture).add_rect_with_uv(rect, uv, Color32::WHITE);
    }

    /// Paints them in `colour`, moved by `offset` pixels.
    pub fn paint(&self, painter: &Painter, offset: (f32, f32), colour: Color32) {
        let mut lettering = Lettering::on(painter);
        lettering.add(self, offset, colour);
        lettering.paint(painter);
    }
}

/// Letters in their places on the screen, painted together: a frame takes as many steps of the graphics card as the
/// texture changes.
pub struct Lettering {
    meshes: Vec<Mesh>,
    /// Points to the pixel.
    pixel: f32,
}

impl Lettering {
    /// Nothing yet, to be painted by `painter`.
    pub fn on(painter: &Painter) -> Self {
        Self { meshes: Vec::new(), pixel: 1.0 / painter.ctx().pixels_per_point() }
    }

    /// Adds `meshes` in `colour`, moved by an offset in pixels.
    pub fn add(&mut self, meshes: &Meshes, (dx, dy): (f32, f32), colour: Color32) {
        let pixel = self.pixel;
        for mesh in &meshes.meshes {
            let into = of_texture(&mut self.meshes, mesh.texture_id);
            let first = into.vertices.len() as u32;
            into.indices.extend(mesh.indices.iter().map(|index| first + index));
            into.vertices.extend(mesh.vertices.iter().map(|vertex| Vertex {
                pos: pos2((vertex.pos.x + dx) * pixel, (vertex.pos.y + dy) * pixel),
                uv: vertex.uv,
                color: colour,
            }));
        }
    }

    /// Paints all of them.
    pub fn paint(self, painter: &Painter) {
        for mesh in self.meshes {
            painter.add(Shape::mesh(mesh));
        }
    }
}

/// The mesh of `texture` among `meshes`, which gets one if it has none.
fn of_texture(meshes: &mut Vec<Mesh>, texture: TextureId) -> &mut Mesh {
    let found = meshes.iter().position(|mesh| mesh.texture_id == texture);
    let index = found.unwrap_or_else(|| {
        meshes.push(Mesh::with_texture(texture));
        meshes.len() - 1
    });
    &mut meshes[index]
}

/// Meshes that are kept until the atlas draws every glyph anew.
#[derive(Debug, Default)]
pub struct KeptMeshes(Mutex<Option<(u64, Arc<Meshes>)>>);

impl KeptMeshes {
    /// What was made for this generation of the atlas, or is made now.
    pub fn get(&self, generation: u64, make: impl FnOnce() -> Meshes) -> Arc<Meshes> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, meshes)) if *of == generation => Arc::clone(meshes),
            _ => {
                let meshes = Arc::new(make());
                *kept = Some((generation, Arc::clone(&meshes)));
                meshes
            }
        }
    }
}
